// What people read when something did not work: their mistake, the other side's, or ours.
import type { Message } from '../chat/message.ts';
import type { UserError } from '../domain/errors.ts';

export function mistakeMessage(error: UserError): Message {
  const examples = error.examples.map(
    (line, index) =>
      ({ kind: 'text', line: [index === 0 ? 'For example: ' : 'or: ', { kind: 'command', line }] }) as const,
  );
  return { summary: error.message, blocks: [{ kind: 'text', line: [error.message] }, ...examples] };
}

export function ourFaultMessage(reference: string): Message {
  const said = `Something went wrong here, not with what you typed. It is noted as ${reference}; trying again may work.`;
  return { summary: said, blocks: [{ kind: 'text', line: [said] }] };
}

export function goneButtonMessage(): Message {
  const said = 'This button is from an older version and does nothing any more.';
  const help = { kind: 'command', line: 'help' } as const;
  return { summary: said, blocks: [{ kind: 'text', line: [said, ' What I can do: ', help] }] };
}
