// Codes that are read from one screen and typed on another: capitals and digits that nobody confuses.

const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const HALF = 4;

/** `chance` gives a number from 0 up to 1, another each time. */
export const newJoinCode = (chance: () => number): string =>
  Array.from({ length: LENGTH }, () => SIGNS[Math.floor(chance() * SIGNS.length)]).join('');

/** As shown: `K7QF-2M9X`. */
export const shownCode = (code: string): string => `${code.slice(0, HALF)}-${code.slice(HALF)}`;

/** The code in what was typed, whatever case and signs between; what cannot be one is returned all the same. */
export const typedCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
