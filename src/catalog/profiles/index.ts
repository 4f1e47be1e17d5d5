import type { TableId } from "../../model/book";
import type { Profile, TableLayout } from "./types";
import { zhejiang } from "./zhejiang/profile";

/** Every region whose prescribed tables can be inserted. */
export const PROFILES: readonly Profile[] = [zhejiang];

/** The profile of an id, or undefined. */
export function profileOf(id: string | null): Profile | undefined {
  return PROFILES.find((profile) => profile.id === id);
}

/** How a profile prints a kind of table, or undefined where it has none. */
export function layoutOf(profile: Profile, table: TableId): TableLayout | undefined {
  return profile.tables.find((layout) => layout.table === table);
}
