/** Who somebody is, beside any page; the search parameter `person` names them. */
export default function PersonPanel({ person, onClose }: { person: string; onClose: () => void }) {
  return (
    <section aria-label="Person">
      <p>{person}</p>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </section>
  )
}
