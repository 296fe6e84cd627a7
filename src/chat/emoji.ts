// Reactions as characters, one spelling each.

/** Without skin tone and variation selector, which platforms add or leave out: `1️⃣` is `1⃣`, `👍🏽` is `👍`. */
export const plainEmoji = (emoji: string): string => emoji.replace(/[\ufe0e\ufe0f]|\p{Emoji_Modifier}/gu, '');
