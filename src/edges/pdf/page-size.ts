/** A4 and its margins, in points. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;
export const margin = 56.7;
export const contentWidth = pageWidth - 2 * margin;
/** Below the running header, above the running footer. */
export const contentTop = 65;
export const contentBottom = pageHeight - 58;
