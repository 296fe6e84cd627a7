// Payloads as the two adapters send them, for a page that has no adapter behind it.
import seeds from '../../../seeds/papers.json' with { type: 'json' };

type Payload = Readonly<Record<string, unknown>>;

export const papers = seeds.papers.slice(0, 10).map(({ id, title, authors, abstract }, index) => ({
  id,
  title,
  url: `https://huggingface.co/papers/${id}`,
  authors:
    authors.length > 3 ? `${authors.slice(0, 3).join(', ')} +${authors.length - 3}` : authors.join(', '),
  about: `${abstract.split('. ')[0]}.`,
  votes: 87 - index * 7,
}));

export type Paper = (typeof papers)[number];

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const words = (text: string) => ({ type: 'text', text });
const slackButton = (text: string, id: string, style?: string) => ({
  type: 'button',
  text: plain(text),
  action_id: id,
  value: id,
  ...(style ? { style } : {}),
});

export function slackHeader(day: string, untilSeconds: number): Payload {
  const items = papers.map(({ title, url, votes }) => ({
    type: 'rich_text_section',
    elements: [{ type: 'link', url, text: title }, words(`  ▲ ${votes}`)],
  }));
  return {
    channel: 'C1',
    text: `Daily Papers, ${day}: ten papers`,
    blocks: [
      { type: 'header', text: plain(`Daily Papers · ${day}`) },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: `*10 papers* so far · open until <!date^${untilSeconds}^{date_short_pretty} {time}|02:30 Zurich> · Hugging Face`,
          },
        ],
      },
      { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'ordered', elements: items }] },
      {
        type: 'actions',
        elements: [
          slackButton('All 10', 'list|2025-03-11', 'primary'),
          slackButton('Previous list', 'before|2025-03-11'),
          {
            type: 'static_select',
            action_id: 'pick',
            placeholder: plain('Keep one'),
            options: papers.map(({ id, title }) => ({ text: plain(title.slice(0, 75)), value: id })),
          },
        ],
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'React 1️⃣–🔟 to keep one' }] },
    ],
  };
}

export function slackPaper({ id, title, url, authors, about, votes }: Paper): Payload {
  return {
    channel: 'C1',
    text: title,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: `*<${url}|${title}>*\n${authors}\n${about}` },
        accessory: {
          type: 'image',
          image_url: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
          alt_text: '',
        },
      },
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: `▲ ${votes}   💬 3   <https://github.com/example|★ 512 code>   <https://arxiv.org/pdf/${id}|📄 PDF>`,
          },
        ],
      },
      {
        type: 'actions',
        elements: [slackButton('🔖 Keep', `keep|${id}`), slackButton('Abstract', `abstract|${id}`)],
      },
    ],
  };
}

export function discordHeader(day: string, untilSeconds: number): Payload {
  const lines = papers.map(({ title, url, votes }, index) => `${index + 1}. [${title}](${url})  ▲ ${votes}`);
  return {
    embeds: [
      {
        color: 0xe8912d,
        title: `Daily Papers · ${day}`,
        description: `**10 papers** so far · open until <t:${untilSeconds}:f>\n\n${lines.join('\n')}\n-# React 1️⃣–🔟 to keep one`,
        footer: { text: 'Hugging Face' },
      },
    ],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 1, label: 'All 10', custom_id: 'list|2025-03-11' },
          { type: 2, style: 2, label: 'Previous list', custom_id: 'before|2025-03-11' },
        ],
      },
      {
        type: 1,
        components: [
          {
            type: 3,
            custom_id: 'pick',
            placeholder: 'Keep one',
            options: papers.map(({ id, title }) => ({ label: title.slice(0, 100), value: id })),
          },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}

export function discordPaper({ id, title, url, authors, about, votes }: Paper): Payload {
  return {
    embeds: [
      {
        color: 0xe8912d,
        title,
        url,
        description: `${authors}\n${about}\n▲ ${votes}   💬 3   [★ 512 code](https://github.com/example)   [📄 PDF](https://arxiv.org/pdf/${id})`,
        thumbnail: { url: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png` },
      },
    ],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 2, label: 'Keep', emoji: { name: '🔖' }, custom_id: `keep|${id}` },
          { type: 2, style: 2, label: 'Abstract', custom_id: `abstract|${id}` },
        ],
      },
    ],
    allowed_mentions: { parse: [] },
  };
}

/** A plain sentence as each platform carries it. */
export function sentence(platform: 'slack' | 'discord', text: string): Payload {
  if (platform === 'discord') return { content: text, flags: 64 };
  return { text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}

const option = (text: string, value: string) => ({ text: plain(text), value });

/** A modal of Slack's with a line and a menu. */
export const subscriptionForm = {
  type: 'modal',
  title: plain('Change this digest'),
  submit: plain('Change'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'at',
      label: plain('Local time'),
      hint: plain('Such as 09:00'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: '09:00' },
    },
    {
      type: 'input',
      block_id: 'as',
      label: plain('In what form'),
      element: {
        type: 'static_select',
        action_id: 'value',
        options: [option('In a thread', 'thread'), option('In one message', 'list')],
        initial_option: option('In a thread', 'thread'),
      },
    },
  ],
};

/** A Home tab that says this and has one button. */
export const homeView = (words: string) => ({
  type: 'home',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: words } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'press-1',
          text: { type: 'plain_text', text: 'All 12 kept' },
          value: 'x',
        },
      ],
    },
  ],
});
