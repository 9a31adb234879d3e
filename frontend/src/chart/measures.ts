// Sizes of the chart's picture, in pixels at zoom 1. All are multiples of 4, the grid of the whole application.

/** A person's or an opening's box. */
export const boxWidth = 160
export const boxHeight = 56

/** Clear space between two boxes beside each other; a stack's spine runs in its middle. */
export const siblingGap = 28
/** Clear space between the boxes of two layers: room for the handle and for the line that branches. */
export const layerGap = 60
/** Clear space between two boxes of a stack: room for the handle. */
export const stackGap = 24

/** The handle below a box that says how many report there, and opens them. */
export const handleHeight = 18
export const handleGap = 2

/** How far above the lower layer the line of a parent branches. */
export const busRise = 24
export const cornerRadius = 8

export const layerPitch = boxHeight + layerGap
export const stackPitch = boxHeight + stackGap
export const columnPitch = boxWidth + siblingGap
