// The list of all sources. A new one is a folder beside this file and a line here.
import type { Outside } from '../net/fetch.ts';
import { createHuggingFace } from './hugging-face/index.ts';
import type { Source } from './source.ts';

interface SourceSettings extends Outside {
  /** HF_API_URL: `https://huggingface.co`, without `/api`. */
  readonly huggingFaceUrl: string;
}

/** In the order in which they are asked for a paper that is not stored. */
export function createSources({ huggingFaceUrl, ...outside }: SourceSettings): readonly Source[] {
  return [createHuggingFace({ ...outside, baseUrl: huggingFaceUrl })];
}
