/** The part of WebAssembly that every JavaScript engine has and that the kernel needs. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, object>>);
    readonly exports: object;
  }
  class RuntimeError extends Error {}
}
