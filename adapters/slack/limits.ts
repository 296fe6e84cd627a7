// What Slack refuses when it is longer, in UTF-16 units.
// https://docs.slack.dev/reference/block-kit/blocks and the doc comments of @slack/types

export const BLOCKS = 50;
/**
 * Over all blocks of a message. Not documented: refused as msg_blocks_too_long from about 11,300 characters of text
 * (slackapi/bolt-js#2509, #2867). We count the whole JSON, which is more than Slack does.
 */
export const BLOCKS_TOTAL = 10_000;
/** Any text object. */
export const TEXT = 3000;
export const HEADER = 150;
export const ACTIONS = 25;
export const BUTTON_LABEL = 75;
export const BUTTON_URL = 3000;
export const OPTIONS = 100;
/** Label and value of an option. */
export const OPTION_TEXT = 75;
export const PLACEHOLDER = 150;
export const ALT_TEXT = 2000;
export const IMAGE_URL = 3000;
/** Of a link in text: no limit is documented, none of ours is longer. */
export const LINK_URL = 1000;
/** The fallback text; chat.update refuses more than 4,000 after escaping. */
export const FALLBACK = 3000;
/** Bytes of a file: https://slack.com/help/articles/201330736 */
export const FILE_SIZE = 1_000_000_000;
/** Title and buttons of a modal; what it carries for us: https://docs.slack.dev/reference/views/modal-views */
export const MODAL_LABEL = 24;
export const MODAL_BLOCKS = 100;
export const MODAL_METADATA = 3000;
/** Label and hint of a field. */
export const FIELD_TEXT = 2000;
/** Blocks of a modal or of the Home tab. */
export const VIEW_BLOCKS = 100;
