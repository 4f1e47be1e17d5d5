import type { SectionSpec } from "../../../../model/sentences";
import { appropriation } from "./appropriation";
import { basicExpenditure } from "./basicExpenditure";
import { expenditure } from "./expenditure";
import { governmentFund, stateCapital } from "./funds";
import { generalAllocation } from "./generalAllocation";
import { otherMatters } from "./otherMatters";
import { overall } from "./overall";
import { revenue } from "./revenue";
import { threePublic } from "./threePublic";

/** The ten sections of part two of a disclosure in Zhejiang, in order. */
export const SECTIONS: readonly SectionSpec[] = [
  overall, revenue, expenditure, appropriation, generalAllocation, basicExpenditure, governmentFund, stateCapital, threePublic, otherMatters,
];
