/** A failure as Excel tells it to the client: the action stops, what was written before stays. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly location = "",
  ) {
    super(message);
    this.name = "HostError";
  }
}

export const itemNotFound = (location: string): HostError => new HostError("ItemNotFound", "The requested resource doesn't exist.", location);
export const itemExists = (location: string): HostError => new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.", location);
export const invalidArgument = (location: string, why = "The argument is invalid or missing or has an incorrect format."): HostError => new HostError("InvalidArgument", why, location);
export const accessDenied = (location: string): HostError => new HostError("AccessDenied", "You do not have permission to change this: the sheet is protected.", location);
export const invalidOperation = (location: string, why: string): HostError => new HostError("InvalidOperation", why, location);
