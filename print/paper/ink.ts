/** The colours of everything that is printed but a chart's figures. */
export const INK = { text: '#1d1d1f', quiet: '#5a6270', accent: '#17406d', line: '#c3cad4', field: '#eef2f7' } as const;
