import { useEffect, useState } from "react";
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";

const DARK = "(prefers-color-scheme: dark)";
const FORCED = "(forced-colors: active)";

/** Whether a background such as "#262626" is dark, by its relative luminance; null when it cannot be read. */
export function isDark(background: string | null): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background ?? "");
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 0.5;
}

const chineseFirst = (theme: Theme): Theme => ({
  ...theme,
  fontFamilyBase: "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif",
  fontFamilyMonospace: "Consolas, 'Cascadia Mono', Menlo, 'Noto Sans Mono CJK SC', monospace",
});

const THEMES = { light: chineseFirst(webLightTheme), dark: chineseFirst(webDarkTheme), contrast: chineseFirst(teamsHighContrastTheme) };

/** Fluent's theme for the pane: the host's background when it tells one, else the system's preference. */
export function usePaneTheme(hostBackground: string | null): Theme {
  const [system, setSystem] = useState(systemTheme);
  useEffect(() => {
    const queries = [matchMedia(DARK), matchMedia(FORCED)];
    const changed = (): void => setSystem(systemTheme());
    for (const query of queries) query.addEventListener("change", changed);
    return () => {
      for (const query of queries) query.removeEventListener("change", changed);
    };
  }, []);
  if (system === "contrast") return THEMES.contrast;
  const dark = isDark(hostBackground);
  return dark === null ? THEMES[system] : dark ? THEMES.dark : THEMES.light;
}

function systemTheme(): keyof typeof THEMES {
  if (matchMedia(FORCED).matches) return "contrast";
  return matchMedia(DARK).matches ? "dark" : "light";
}
