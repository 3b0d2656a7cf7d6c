import { randomInt } from "node:crypto";

const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";
const WORDS = 4;

/** A password that is easy to read out and to type: four made-up words of two syllables, about 50 bits. `mola-tive-kuro-daso` */
export function readablePassword(): string {
  return Array.from({ length: WORDS }, () => syllable() + syllable()).join("-");
}

function syllable(): string {
  return pick(CONSONANTS) + pick(VOWELS);
}

function pick(letters: string): string {
  return letters.charAt(randomInt(letters.length));
}
