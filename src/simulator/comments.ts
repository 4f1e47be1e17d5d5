/** Comments (threads without replies), of the workbook or of one sheet. */
import { parseArea, splitSheet } from "./address";
import { accessDenied, HostError, invalidArgument, itemNotFound } from "./errors";
import { Range } from "./range";
import type { SheetModel } from "./sheet";
import { logicalArgument, textArgument, WireCollection, WireObject, type WireContext } from "./wire";
import type { CommentModel } from "./workbook";

export class CommentCollection extends WireCollection<Comment> {
  readonly typeName = "CommentCollection";

  constructor(
    context: WireContext,
    /** Null for all comments of the workbook. */
    private readonly sheet: SheetModel | null,
  ) {
    super(context);
  }

  items(): readonly Comment[] {
    return this.context.workbook.comments.filter((comment) => this.sheet === null || comment.sheet === this.sheet).map((comment) => new Comment(this.context, comment));
  }
  find(key: string): Comment | undefined {
    return this.items().find((comment) => comment.Id === key);
  }

  /** The cell is a range object or an address, which names its sheet unless this is a sheet's own collection. */
  private place(cell: unknown, location: string): { readonly sheet: SheetModel; readonly row: number; readonly column: number } {
    if (cell instanceof Range) return { sheet: cell.sheet, row: cell.area.top, column: cell.area.left };
    const { sheet, rest } = splitSheet(textArgument(cell, location));
    const area = parseArea(rest);
    const owner = sheet === null ? this.sheet : this.context.workbook.sheet(sheet, location);
    if (!area || !owner || area.top !== area.bottom || area.left !== area.right) throw invalidArgument(location);
    return { sheet: owner, row: area.top, column: area.left };
  }

  Add(cell: unknown, content: unknown): Comment {
    const location = "CommentCollection.add";
    if (this.context.quirks.noComments) throw new HostError("NotImplemented", "The requested feature isn't implemented.", location);
    const { sheet, row, column } = this.place(cell, location);
    if (!sheet.permits("allowEditObjects")) throw accessDenied(location);
    return new Comment(this.context, this.context.workbook.addComment(sheet, row, column, textArgument(content, location)));
  }
  GetItemByCell(cell: unknown): Comment {
    const location = "CommentCollection.getItemByCell";
    const { sheet, row, column } = this.place(cell, location);
    const comment = this.context.workbook.commentAt(sheet, row, column);
    if (!comment) throw itemNotFound(location);
    return new Comment(this.context, comment);
  }
}

export class Comment extends WireObject {
  readonly typeName = "Comment";
  readonly scalars = ["AuthorEmail", "AuthorName", "Content", "ContentType", "CreationDate", "Id", "Resolved"];

  constructor(
    context: WireContext,
    private readonly model: CommentModel,
  ) {
    super(context);
  }

  override identity(): Readonly<Record<string, unknown>> {
    return { Id: this.model.id };
  }

  private edit(location: string, change: Partial<CommentModel>): void {
    if (!this.model.sheet.permits("allowEditObjects")) throw accessDenied(location);
    Object.assign(this.model, change);
    this.context.workbook.tell({ kind: "comments", sheet: this.model.sheet });
  }

  get Id(): string {
    return this.model.id;
  }
  get Content(): unknown {
    return this.model.content;
  }
  set Content(value: unknown) {
    this.edit("Comment.content", { content: textArgument(value, "Comment.content") });
  }
  get Resolved(): unknown {
    return this.model.resolved;
  }
  set Resolved(value: unknown) {
    this.edit("Comment.resolved", { resolved: logicalArgument(value, "Comment.resolved") });
  }
  get AuthorName(): string {
    return this.model.author;
  }
  get AuthorEmail(): string {
    return "";
  }
  get ContentType(): string {
    return "Plain";
  }
  get CreationDate(): string {
    return this.model.created.toISOString();
  }
  GetLocation(): Range {
    const { sheet, row, column } = this.model;
    return new Range(this.context, sheet, { top: row, left: column, bottom: row, right: column });
  }
  Delete(): void {
    if (!this.model.sheet.permits("allowEditObjects")) throw accessDenied("Comment.delete");
    this.context.workbook.deleteComment(this.model);
  }
}
