import type { Profile } from "../../model/profile";
import { jiangsu } from "./jiangsu/profile";
import { national } from "./national/profile";
import { shanghai } from "./shanghai/profile";
import { zhejiang } from "./zhejiang/profile";

/** Every region whose prescribed tables can be inserted. */
export const PROFILES: readonly Profile[] = [zhejiang, national, shanghai, jiangsu];

/** The form of workbooks whose region is not recognised. */
export const NATIONAL: Profile = national;

/** The profile of an id, or undefined. */
export function profileOf(id: string | null, profiles: readonly Profile[] = PROFILES): Profile | undefined {
  return profiles.find((profile) => profile.id === id);
}
