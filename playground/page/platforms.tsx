// What differs between the two chats on this page, in one place.
import type { ComponentType } from 'preact';
import { discordForm } from './discord/form.ts';
import { DiscordBody } from './discord/message.tsx';
import type { FormLook } from './form-look.ts';
import type { Fields } from './read.ts';
import { slackForm } from './slack/form.ts';
import { SlackBody } from './slack/message.tsx';
import type { PlatformName } from './wire.ts';

interface PlatformLook {
  readonly name: string;
  readonly Body: ComponentType<{ readonly payload: Fields }>;
  readonly form: (view: Fields) => FormLook;
  /** How it says that only you see a message, and where. */
  readonly onlyYou: { readonly words: string; readonly above: boolean };
  readonly replies: (count: number) => string;
  readonly placeholder: (channel: string) => string;
}

export const platforms: Readonly<Record<PlatformName, PlatformLook>> = {
  slack: {
    name: 'Slack',
    Body: SlackBody,
    form: slackForm,
    onlyYou: { words: 'Only visible to you', above: true },
    replies: (count) => (count === 1 ? '1 reply' : `${count} replies`),
    placeholder: (channel) => `Message ${channel}`,
  },
  discord: {
    name: 'Discord',
    Body: DiscordBody,
    form: discordForm,
    onlyYou: { words: 'Only you can see this', above: false },
    replies: (count) => (count === 1 ? '1 Message' : `${count} Messages`),
    placeholder: (channel) => `Message ${channel}`,
  },
};
