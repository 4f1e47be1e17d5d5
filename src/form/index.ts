export { planForm } from "./plan";
