// Who may speak to the page's server: this machine's browser on this very page, nobody else.
import type { IncomingMessage } from 'node:http';

/** A reason to refuse, or null. A foreign Host is DNS rebinding; a foreign Origin is another site's page. */
export function refusal(request: IncomingMessage, port: number): string | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !own.includes(host)) return 'This address is served to this machine only.';
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`))
    return 'Requests from other pages are refused.';
  return null;
}

/** Nothing from elsewhere but the pictures inside messages. */
export const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' https: data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};
