/** The icons of the page around the pane, of the same family as the pane's. */
export { ArrowRedo16Regular as RedoIcon } from "@fluentui/react-icons/svg/arrow-redo";
export { ArrowUndo16Regular as UndoIcon } from "@fluentui/react-icons/svg/arrow-undo";
export { Dismiss16Regular as CloseIcon } from "@fluentui/react-icons/svg/dismiss";
export { DocumentAdd16Regular as NewIcon } from "@fluentui/react-icons/svg/document-add";
export { FolderOpen16Regular as OpenIcon } from "@fluentui/react-icons/svg/folder-open";
export { Save16Regular as SaveIcon } from "@fluentui/react-icons/svg/save";
