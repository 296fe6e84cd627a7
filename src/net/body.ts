// Reads a body up to a size. Counts what comes out of the decompression: 200 KB of gzip can hold 200 MB.
import { SourceError } from '../domain/errors.ts';

/** The whole body as UTF-8; SourceError `unreadable` as soon as it passes `maxBytes`, and no further byte is read. */
export async function readText(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // Leaving the loop early cancels the stream and closes the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new SourceError('unreadable', `an answer of over ${maxBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
