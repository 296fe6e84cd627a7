// Names of time zones that Node's own list leaves out, and what people type instead of a name.

/** Current names; Node lists these places under older ones: https://data.iana.org/time-zones/tzdb/backward */
export const RENAMED: readonly string[] = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];

/** The IANA names without a region. Node takes more (`BST` as Dhaka), which is not what people mean. */
export const WITHOUT_REGION: readonly string[] = (
  'UTC GMT CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT+0 GMT-0 GMT0 Greenwich HST Hongkong ' +
  'Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland ' +
  'Portugal ROC ROK Singapore Turkey UCT Universal W-SU WET Zulu'
).split(' ');

/** Cities where many would type their own name, which is no zone's. Written as `foldZone` writes. */
export const CITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'abu dhabi': 'Asia/Dubai',
    atlanta: 'America/New_York',
    austin: 'America/Chicago',
    bangalore: 'Asia/Kolkata',
    barcelona: 'Europe/Madrid',
    basel: 'Europe/Zurich',
    beijing: 'Asia/Shanghai',
    bengaluru: 'Asia/Kolkata',
    bern: 'Europe/Zurich',
    boston: 'America/New_York',
    chennai: 'Asia/Kolkata',
    daejeon: 'Asia/Seoul',
    delhi: 'Asia/Kolkata',
    edinburgh: 'Europe/London',
    geneva: 'Europe/Zurich',
    haifa: 'Asia/Jerusalem',
    hamburg: 'Europe/Berlin',
    hangzhou: 'Asia/Shanghai',
    hanoi: 'Asia/Ho_Chi_Minh',
    hyderabad: 'Asia/Kolkata',
    kyoto: 'Asia/Tokyo',
    lausanne: 'Europe/Zurich',
    milan: 'Europe/Rome',
    montreal: 'America/Toronto',
    'mountain view': 'America/Los_Angeles',
    mumbai: 'Asia/Kolkata',
    munich: 'Europe/Berlin',
    'new delhi': 'Asia/Kolkata',
    'new york city': 'America/New_York',
    nyc: 'America/New_York',
    osaka: 'Asia/Tokyo',
    'palo alto': 'America/Los_Angeles',
    philadelphia: 'America/New_York',
    pittsburgh: 'America/New_York',
    princeton: 'America/New_York',
    'rio de janeiro': 'America/Sao_Paulo',
    'san diego': 'America/Los_Angeles',
    'san francisco': 'America/Los_Angeles',
    seattle: 'America/Los_Angeles',
    shenzhen: 'Asia/Shanghai',
    'tel aviv': 'Asia/Jerusalem',
    washington: 'America/New_York',
  }),
);

/** Letters that mean different places, or only half of a place's year: what is probably meant. */
export const LETTERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    aest: ['Australia/Sydney', 'Australia/Brisbane'],
    bst: ['Europe/London', 'Asia/Dhaka'],
    cdt: ['America/Chicago', 'America/Havana'],
    cest: ['Europe/Berlin', 'Europe/Paris'],
    cst: ['America/Chicago', 'Asia/Shanghai'],
    edt: ['America/New_York', 'America/Toronto'],
    ist: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'],
    jst: ['Asia/Tokyo'],
    kst: ['Asia/Seoul'],
    pdt: ['America/Los_Angeles', 'America/Vancouver'],
    pst: ['America/Los_Angeles', 'Asia/Manila'],
  }),
);
