/** How many topics of a questionnaire are asked for: more are not read by somebody who is about to leave. */
export const TOPICS_SHOWN = 8;
