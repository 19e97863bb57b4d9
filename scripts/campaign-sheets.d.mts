/** Plausible answer sheets, always the same. */
export function sheets(count: number): Generator<object>;
