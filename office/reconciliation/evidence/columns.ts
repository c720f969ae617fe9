/** A column of text, and one of figures: its heading, and its share of the sheet's width. */
export const left = (label: string, share: number) => ({ label, share, align: 'left' as const });
export const right = (label: string, share: number) => ({ label, share, align: 'right' as const });
