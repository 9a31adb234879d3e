import { SidePanel } from '../../ui/SidePanel'

/** Who somebody is, beside any page; the search parameter `person` names them. */
export default function PersonPanel({ person, onClose }: { person: string; onClose: () => void }) {
  return (
    <SidePanel label="Person" onClose={onClose} head={<h2>{person}</h2>}>
      <p>Nothing is said about them yet.</p>
    </SidePanel>
  )
}
