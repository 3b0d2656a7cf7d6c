/** Where the browser keeps the chosen theme; read before the first paint and by `useTheme`. */
export const THEME_KEY = "tminus-theme";
