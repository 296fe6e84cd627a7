// citation-js has no types of its own; this is what of it reads our files.
declare module '@citation-js/core' {
  interface CslName {
    readonly family?: string;
    readonly given?: string;
    readonly literal?: string;
    readonly suffix?: string;
    readonly 'non-dropping-particle'?: string;
    readonly 'dropping-particle'?: string;
  }
  interface CslItem {
    readonly 'citation-key'?: string;
    readonly id?: string;
    readonly title?: string;
    readonly author?: readonly CslName[];
    readonly abstract?: string;
    readonly DOI?: string;
    readonly URL?: string;
    readonly keyword?: string;
    readonly issued?: { readonly 'date-parts': readonly (readonly (number | string)[])[] };
  }
  export const plugins: {
    readonly input: { chain(text: string, options: { readonly generateGraph: boolean }): CslItem[] };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
