/** The dialog that the search parameter `edit` names, such as `move:person/ada`. */
export default function EditDialog({ edit, onClose }: { edit: string; onClose: () => void }) {
  return (
    <dialog open aria-label="Edit">
      <p>{edit}</p>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </dialog>
  )
}
