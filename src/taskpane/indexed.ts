/** Requests and transactions of the browser's database as promises. */

/** What a request is answered. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the store gave no reason"));
  });
}

/** Ends when a transaction is written for good: a request may succeed and its transaction be given up for want of room. */
export function completed(transaction: IDBTransaction | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!transaction) return resolve();
    const failed = (): void => reject(transaction.error ?? new Error("the store gave no reason"));
    transaction.oncomplete = () => resolve();
    transaction.onabort = failed;
    transaction.onerror = failed;
  });
}
