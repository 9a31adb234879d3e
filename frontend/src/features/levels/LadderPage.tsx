import { useLocation } from '@tanstack/react-router'
import { LadderView } from './LadderView'

/** One ladder: what each of its levels means. */
export default function LadderPage() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return <LadderView ladder={decodeURIComponent(path.split('/')[2] ?? '')} />
}
