// What people of each chat have kept, as they did it.
import type { KnownPaper } from './known.ts';
import type { PlatformName } from './wishes.ts';

export type MarkKind = 'keep' | 'reading' | 'read' | 'vote' | 'down';

export interface Mark {
  readonly platform: PlatformName;
  readonly person: string;
  readonly paper: string;
  readonly kind: MarkKind;
}

export interface KeptPaper {
  readonly id: string;
  readonly keepers: number;
}

export type Shelves = ReturnType<typeof createShelves>;

/** `isPrivate`: whose marks are nobody's business. */
export function createShelves(isPrivate: (person: string) => boolean) {
  const marks = new Map<string, Mark & { readonly at: number }>();
  const name = ({ platform, person, paper, kind }: Mark) => [platform, person, paper, kind].join(' ');
  const shared = (platform: PlatformName, kinds: readonly MarkKind[]) =>
    [...marks.values()].filter(
      (mark) => mark.platform === platform && kinds.includes(mark.kind) && !isPrivate(mark.person),
    );
  const papersOf = (platform: PlatformName, kinds: readonly MarkKind[]): string[] => [
    ...new Set(shared(platform, kinds).map(({ paper }) => paper)),
  ];
  return {
    /** What was marked before stays as it was. */
    put(mark: Mark, at: number): void {
      if (!marks.has(name(mark))) marks.set(name(mark), { ...mark, at });
    },
    takeBack: (mark: Mark): void => void marks.delete(name(mark)),
    liked: (platform: PlatformName) => papersOf(platform, ['keep', 'reading', 'read', 'vote']),
    disliked: (platform: PlatformName) => papersOf(platform, ['down']),
    /** What was put on shelves from an instant on, before another: the most kept first, then what was kept first. */
    keptBetween(platform: PlatformName, from: number, until: number): KeptPaper[] {
      const kept = shared(platform, ['keep', 'reading', 'read']);
      const first = new Map<string, number>();
      for (const { person, paper, at } of kept) {
        const one = `${person} ${paper}`;
        first.set(one, Math.min(at, first.get(one) ?? at));
      }
      const inTime = [...first].filter(([, at]) => from <= at && at < until);
      const papers = Map.groupBy(inTime, ([one]) => one.split(' ')[1] ?? '');
      return [...papers]
        .map(([id, all]) => ({ id, keepers: all.length, at: Math.min(...all.map(([, at]) => at)) }))
        .sort(
          (one, other) => other.keepers - one.keepers || one.at - other.at || (one.id < other.id ? -1 : 1),
        );
    },
  };
}

/** What a team likes and does not, as papers. */
export interface Taste {
  readonly liked: readonly KnownPaper[];
  readonly disliked: readonly KnownPaper[];
}
