// One message with every part that the page draws, and one with parts that it does not.
export const slackKit = {
  text: 'Everything',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'A header :bookmark:' } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'A *bold* section &amp; `code` <https://arxiv.org|a link>' },
      accessory: { type: 'button', action_id: 'b0', text: { type: 'plain_text', text: 'Beside' } },
    },
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: 'First field' },
        { type: 'plain_text', text: 'Second *field*' },
      ],
    },
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        { type: 'mrkdwn', text: 'A context, <!date^1741743000^{date_num} {time}|later>' },
        { type: 'image', image_url: 'https://papers.example/a.png', alt_text: 'A small picture' },
      ],
    },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'text', text: 'Rich ', style: { bold: true } }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 1,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'A point' }] }],
        },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'votes>>20\n     ^' }] },
        { type: 'rich_text_quote', elements: [{ type: 'text', text: 'A quotation' }] },
      ],
    },
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'b1', text: { type: 'plain_text', text: 'Primary' }, style: 'primary' },
        { type: 'button', action_id: 'b2', text: { type: 'plain_text', text: 'Danger' }, style: 'danger' },
        {
          type: 'button',
          action_id: 'b3',
          text: { type: 'plain_text', text: 'Open' },
          url: 'https://arxiv.org',
        },
        {
          type: 'static_select',
          action_id: 's1',
          placeholder: { type: 'plain_text', text: 'A menu' },
          options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }],
        },
      ],
    },
    {
      type: 'image',
      image_url: 'https://papers.example/b.png',
      alt_text: 'A picture',
      title: { type: 'plain_text', text: 'A title' },
    },
  ],
  attachments: [{ color: '#c8442b', text: 'An attachment' }],
};

export const slackStrange = {
  text: 'Strange',
  blocks: [
    { type: 'hologram', depth: 3 },
    { type: 'actions', elements: [{ type: 'datepicker', action_id: 'd' }] },
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'smell', of: 'paper' }] }],
    },
    { type: 'section', text: { type: 'html', text: '<b>' } },
  ],
};

export const discordKit = {
  content: 'Some **content** and ||a secret||\n-# small print',
  embeds: [
    {
      color: 0xc8442b,
      title: 'An *embed*',
      url: 'https://arxiv.org',
      author: { name: 'An author', url: 'https://arxiv.org/a' },
      description: '1. first\n2. second\n```\nvotes>>20\n     ^\n```',
      fields: [{ name: 'A field', value: 'its `value`', inline: true }],
      thumbnail: { url: 'https://papers.example/a.png' },
      image: { url: 'https://papers.example/b.png' },
      footer: { text: 'A footer with *stars*' },
      timestamp: '2025-03-12T01:30:00.000Z',
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Primary', custom_id: 'b1' },
        { type: 2, style: 4, label: 'Danger', custom_id: 'b2', disabled: true },
        { type: 2, style: 5, label: 'Open', url: 'https://arxiv.org' },
      ],
    },
    {
      type: 1,
      components: [
        { type: 3, custom_id: 's1', placeholder: 'A menu', options: [{ label: 'One', value: '1' }] },
      ],
    },
  ],
};

export const discordStrange = {
  embeds: [{ title: 'Strange', provider: { name: 'somebody' } }],
  components: [
    { type: 17, components: [] },
    { type: 1, components: [{ type: 5, custom_id: 'u' }] },
  ],
  poll: { question: { text: 'Which one?' } },
};
