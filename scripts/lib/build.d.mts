/** Types of build.mjs, which must stay plain JavaScript. */

export const nextProgram: string;

export function sourceHash(): string;

export function isBuilt(hash?: string): boolean;

export function build(): Promise<void>;
