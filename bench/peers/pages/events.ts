type Listener = (...args: readonly unknown[]) => void;

interface Emitter {
  listenersByEvent?: Map<string, readonly Listener[]>;
  listeners(event: string): readonly Listener[];
  on(event: string, listener: Listener): Emitter;
  removeListener(event: string, listener: Listener): Emitter;
}

/** Node's event emitter as far as PouchDB's page needs it; a page has none. Its methods are found by their keys, so this is no class. */
function EventEmitter(this: Emitter): void {
  this.listenersByEvent = new Map();
}

const methods = {
  listeners(this: Emitter, event: string): readonly Listener[] {
    return this.listenersByEvent?.get(event) ?? [];
  },
  listenerCount(this: Emitter, event: string): number {
    return this.listeners(event).length;
  },
  on(this: Emitter, event: string, listener: Listener): Emitter {
    this.listenersByEvent ??= new Map();
    this.listenersByEvent.set(event, [...this.listeners(event), listener]);
    return this;
  },
  once(this: Emitter, event: string, listener: Listener): Emitter {
    const single = (...args: readonly unknown[]) => {
      this.removeListener(event, single);
      Reflect.apply(listener, this, args);
    };
    Object.assign(single, { listener });
    return this.on(event, single);
  },
  emit(this: Emitter, event: string, ...args: readonly unknown[]): boolean {
    const listeners = this.listeners(event);
    for (const listener of listeners) Reflect.apply(listener, this, args);
    return listeners.length > 0;
  },
  removeListener(this: Emitter, event: string, listener: Listener): Emitter {
    const others = this.listeners(event).filter(
      (one) => one !== listener && Reflect.get(one, 'listener') !== listener,
    );
    this.listenersByEvent?.set(event, others);
    return this;
  },
  removeAllListeners(this: Emitter, event?: string): Emitter {
    if (event === undefined) this.listenersByEvent?.clear();
    else this.listenersByEvent?.delete(event);
    return this;
  },
};
Object.assign(EventEmitter.prototype, methods, { addListener: methods.on, off: methods.removeListener });

export default EventEmitter;
