// Addresses that Discord accepts in embeds, buttons and links.
import { URL_LENGTH } from './limits.ts';

/** The address as a browser would write it, or null where it is no http(s) address or too long. */
export function webAddress(url: string, longest = URL_LENGTH): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, href } = new URL(url);
  return /^https?:$/.test(protocol) && hostname !== '' && href.length <= longest ? href : null;
}
