import { createContext, useContext } from 'react'

/** Whether the viewer may take tables and pictures away; where not, the ways to do so are not shown. */
export const MayTakeAway = createContext(true)

export const useMayTakeAway = () => useContext(MayTakeAway)
