// What people read when something did not work: their mistake, the other side's, or ours.
import type { Message } from '../chat/message.ts';
import type { UserError } from '../domain/errors.ts';

export function mistakeMessage(error: UserError): Message {
  if (error.each !== null) return toChoose(error, error.each);
  return error.shown === null ? inOneLine(error) : withCaret(error, error.shown);
}

function toChoose({ message, examples }: UserError, each: readonly string[]): Message {
  const lines = examples.map((line, index) => [`${each[index]}: `, { kind: 'command', line } as const]);
  return {
    summary: message,
    blocks: [[message], ...lines].map((line) => ({ kind: 'text', line }) as const),
  };
}

function withCaret({ message, examples }: UserError, shown: string): Message {
  const lines = examples.map((line, index) => [
    index === 0 ? 'Try: ' : 'or: ',
    { kind: 'command', line } as const,
  ]);
  return {
    summary: message,
    blocks: [
      { kind: 'text', line: [message] },
      { kind: 'code', text: shown },
      ...lines.map((line) => ({ kind: 'text', line }) as const),
    ],
  };
}

function inOneLine(error: UserError): Message {
  const [first, ...others] = error.examples.map((line) => ({ kind: 'command', line }) as const);
  // `Did you mean:` leads to its examples itself.
  const lead = error.message.endsWith(':') ? ' ' : ' For example: ';
  const said = first ? [error.message, lead, first] : [error.message];
  const lines = [said, ...others.map((command) => ['or: ', command])];
  return { summary: error.message, blocks: lines.map((line) => ({ kind: 'text', line })) };
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
