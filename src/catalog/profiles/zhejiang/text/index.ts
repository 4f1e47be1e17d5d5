import type { SectionSpec } from "../../../../model/sentences";
import { appropriation } from "../../../text/sections/appropriation";
import { basicExpenditure } from "../../../text/sections/basicExpenditure";
import { GENERAL_CHANGE, RUNNING_COSTS_CHANGE } from "../../../text/sections/comparisons";
import { governmentFund, stateCapital } from "../../../text/sections/funds";
import { generalAllocation } from "../../../text/sections/generalAllocation";
import { itemSentence } from "../../../text/sections/items";
import { otherMatters, PERFORMANCE_OF_PROJECTS } from "../../../text/sections/otherMatters";
import { overall } from "../../../text/sections/overall";
import { expenditure } from "./expenditure";
import { revenue } from "./revenue";
import { threePublic } from "./threePublic";

/** The ten sections of part two of a disclosure in Zhejiang, in order. */
export const SECTIONS: readonly SectionSpec[] = [
  overall, revenue, expenditure, appropriation, generalAllocation(GENERAL_CHANGE, itemSentence()), basicExpenditure, governmentFund("（七）"),
  stateCapital("（八）"), threePublic, otherMatters("（十）", RUNNING_COSTS_CHANGE, PERFORMANCE_OF_PROJECTS),
];
