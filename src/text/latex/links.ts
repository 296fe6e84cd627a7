// Links of LaTeX: the address is shown, and the words in front of it only when they say more than "here is a link".

const saysNothing = /^(?:this (?:https?|ftp) url|link|url|https? url)$/i;
const scheme = /^https?:\/\/(?:www\.)?|\/$/g;

/** `words (address)`, or the address alone where the words add nothing to it. */
export function linked(address: string, words: string): string {
  const url = address.trim().replace(/\\([_%#&~$^{}])/g, '$1');
  const said = words.trim();
  if (said === '' || saysNothing.test(said) || bare(said) === bare(url)) return url;
  if (/^https?:/.test(said) && !/[.:/]/.test(url)) return said;
  return url === '' ? said : `${said} (${url})`;
}

function bare(address: string): string {
  return address.replace(/\\([_%#&~])/g, '$1').replace(scheme, '');
}
