// What Discord refuses when it is longer, in UTF-16 units (Discord counts characters, which are never more).
// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
// https://discord.com/developers/docs/components/reference

export const CONTENT_LENGTH = 2000;

export const EMBEDS = 10;
export const EMBED_TITLE = 256;
export const EMBED_DESCRIPTION = 4096;
/** Titles, descriptions and footers of all embeds of one message together. */
export const EMBEDS_TOTAL = 6000;
export const URL_LENGTH = 2048;

export const ROWS = 5;
export const BUTTONS_A_ROW = 5;
export const BUTTON_LABEL = 80;
export const BUTTON_URL = 512;

/** Of a modal and its fields; Discord's own limit for what stands in one (4,000) is above ours. */
export const MODAL_TITLE = 45;
export const MODAL_FIELDS = 5;
export const FIELD_LABEL = 45;
export const FIELD_HINT = 100;

export const CHOICES = 25;
export const CHOICE_LENGTH = 100;
export const PLACEHOLDER = 150;

/** Bytes of a file: https://discord.com/developers/docs/reference#uploading-files */
export const FILE_SIZE = 10 * 1024 * 1024;
export const FILE_DESCRIPTION = 1024;

export const THREAD_NAME = 100;
