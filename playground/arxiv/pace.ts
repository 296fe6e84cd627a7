// arXiv's terms: one request in three seconds, one connection at a time. https://info.arxiv.org/help/api/tou.html
const GAP_MS = 3_000;

/** What it saw against the terms, in words. */
interface PaceWatch {
  readonly violations: readonly string[];
  /** Notes a request at an instant; false where it should not have come yet. */
  begin(path: string, now: number): boolean;
  /** Notes that it has been answered, or given up. */
  end(): void;
}

export function watchPace(): PaceWatch {
  const violations: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  let underWay = 0;
  return {
    violations,
    begin(path, now) {
      const wrong = [
        ...(underWay > 0 ? [`${path} came while another request was under way`] : []),
        // A clock that was set back says nothing about the gap.
        ...(now >= last && now - last < GAP_MS ? [`${path} came ${now - last} ms after the last one`] : []),
      ];
      violations.push(...wrong);
      last = now;
      underWay += 1;
      return wrong.length === 0;
    },
    end() {
      underWay -= 1;
    },
  };
}
