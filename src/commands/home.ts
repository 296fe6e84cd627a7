// What one has here, on one page: the newest kept, what one follows, what one has set up, and the settings with their
// buttons. Slack shows it as the app's Home, too.
import { parseZone } from '../domain/zone.ts';
import { signsFor } from '../reactions/meanings.ts';
import { ownEmojiOf } from '../store/emoji.ts';
import { papersById } from '../store/papers.ts';
import { saveZone } from '../store/people.ts';
import { isPrivate, savePrivate, shelfPapers } from '../store/shelves.ts';
import { followsOf, madeBy, subscriptionsOf } from '../store/subscriptions.ts';
import { homeMessage, NEWEST, type OwnShelf, type OwnZone } from '../views/home.ts';
import type { Command, Context, Values } from './command.ts';

export const home: Command = {
  name: 'home',
  topic: 'yours',
  aliases: ['panel', 'settings', 'me'],
  summary: 'your newest papers, what you follow and have set up, and your settings',
  options: [
    { name: 'shelf', description: 'Set by a button', choices: ['private', 'shared'], hidden: true },
    { name: 'zone', description: 'Set by a menu', hidden: true },
  ],
  examples: ['home'],
  async run(values, context) {
    const { db, asker, now } = context;
    const zone = await changed(values, context);
    const [here, made] = await Promise.all([subscriptionsOf(db, asker.place), madeBy(db, asker.person)]);
    const message = homeMessage({
      shelf: await newestKept(context),
      follows: await followsOf(db, asker),
      here,
      elsewhere: made.filter(({ place }) => place !== asker.place),
      isPrivate: await isPrivate(db, asker.person),
      zone,
      keepSigns: signsFor('keep', await ownEmojiOf(db, asker.workspace)),
      now,
    });
    return { message, replace: true };
  },
};

/** Does what a button of the page says; gives the zone as it is then. */
async function changed(values: Values, { db, asker, zone, zoneKnown }: Context): Promise<OwnZone> {
  if (values.shelf) await savePrivate(db, asker, values.shelf === 'private');
  if (asker.zone !== null) return { name: asker.zone, from: 'told' };
  if (!values.zone) return { name: zone, from: zoneKnown ? 'known' : 'guessed' };
  const wanted = parseZone(values.zone);
  await saveZone(db, asker, wanted);
  return { name: wanted, from: 'known' };
}

// They carry no numbers, so `show 3` still means what it meant before one looked here.
async function newestKept({ db, asker }: Context): Promise<OwnShelf> {
  const kept = await shelfPapers(db, { person: asker.person });
  return { papers: await papersById(db, kept.slice(0, NEWEST)), total: kept.length };
}
