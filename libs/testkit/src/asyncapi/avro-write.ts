import avsc from 'avsc'
import type { Value, ValueObject } from '../value.js'
import { typeOf } from './avro-body.js'
import { AvroPen } from './avro-pen.js'
import { Misfit } from './misfit.js'

/** Writes a body of one schema: an error's message is what is wrong with the value, to follow `it`. */
export type WriteBody = (value: Value) => Buffer

/** Writes one value where the pen is; `path` is where the value lies. */
type Write = (value: Value, pen: AvroPen, path: readonly string[]) => void

/**
 * How bodies of an Avro schema (1.9, binary encoding) are written: what `avroBody` reads. A field that is missing gets
 * the default of the schema; of a union's branches the first that fits is taken, if possible without a default.
 * @param schema complete in itself
 * @throws {Error} when avsc refuses the schema; what the writer throws is a `Misfit`
 */
export function avroWriter(schema: unknown): WriteBody {
  const write = new AvroWriters().of(typeOf(schema))
  return (value) => {
    const pen = new AvroPen()
    write(value, pen, [])
    return pen.bytes()
  }
}

class AvroWriters {
  private readonly known = new Map<avsc.Type, Write>()
  /** Whether a missing field may have its default: not while a branch is looked for that needs none. */
  private lenient = true

  of(type: avsc.Type): Write {
    const known = this.known.get(type)
    if (known) return known
    this.known.set(type, (...given) => {
      write(...given)
    }) // a record may contain itself
    const write = this.writer(type)
    this.known.set(type, write)
    return write
  }

  private writer(type: avsc.Type): Write {
    if (type instanceof avsc.types.RecordType) return this.record(type)
    if (type instanceof avsc.types.ArrayType) return list(this.of(type.itemsType))
    if (type instanceof avsc.types.MapType) return map(this.of(type.valuesType as avsc.Type)) // which avsc's typings leave open
    if (type instanceof avsc.types.EnumType) return symbol(type.symbols)
    if (type instanceof avsc.types.UnwrappedUnionType || type instanceof avsc.types.WrappedUnionType)
      return this.union(type.types)
    if (type instanceof avsc.types.FixedType) return fixed(type.size)
    const primitive = primitives[type.typeName]
    if (!primitive) throw new Error(`Avro's ${type.typeName} is not written here`)
    return primitive
  }

  private record(type: avsc.types.RecordType): Write {
    const fields = type.fields.map((field) => {
      const { name, type: inner } = field
      const value: unknown = field.defaultValue()
      return { name, write: this.of(inner), preset: value === undefined ? undefined : inner.toBuffer(value) }
    })
    const names = new Set(fields.map(({ name }) => name))
    return (value, pen, path) => {
      if (!isObject(value)) throw new Misfit(path, 'is no record')
      const unknown = Object.keys(value).find((name) => !names.has(name))
      if (unknown !== undefined) throw new Misfit([...path, unknown], 'is no field of its schema')
      for (const { name, write, preset } of fields) {
        const inner = Object.hasOwn(value, name) ? value[name] : undefined
        if (inner !== undefined) write(inner, pen, [...path, name])
        else if (preset && this.lenient) pen.raw(preset)
        else throw new Misfit([...path, name], 'is missing')
      }
    }
  }

  private union(types: readonly avsc.Type[]): Write {
    const writers = types.map((type) => this.of(type))
    const attempt = (lenient: boolean, value: Value, pen: AvroPen, path: readonly string[]) => {
      const [mark, before] = [pen.mark(), this.lenient]
      let deepest: Misfit | undefined
      this.lenient = before && lenient
      for (const [at, write] of writers.entries()) {
        try {
          pen.int(at)
          write(value, pen, path)
          this.lenient = before
          return undefined
        } catch (error) {
          if (!(error instanceof Misfit)) throw error
          if (!deepest || error.path.length > deepest.path.length) deepest = error
          pen.back(mark)
        }
      }
      this.lenient = before
      return deepest && deepest.path.length > path.length ? deepest : new Misfit(path, `is none of ${nameList(types)}`)
    }
    return (value, pen, path) => {
      const strict = attempt(false, value, pen, path)
      if (!strict) return
      const misfit = this.lenient ? attempt(true, value, pen, path) : strict
      if (misfit) throw misfit
    }
  }
}

const nameList = (types: readonly avsc.Type[]) => types.map(({ name, typeName }) => name ?? typeName).join(', ')

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
const isObject = (value: Value): value is ValueObject =>
  typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Uint8Array)

const isInt = (value: Value): value is number => typeof value === 'number' && (value | 0) === value
const isLong = (value: Value): value is bigint => typeof value === 'bigint' && BigInt.asIntN(64, value) === value

const primitives: Readonly<Record<string, Write>> = {
  null: (value, _, path) => {
    if (value !== null) throw new Misfit(path, 'is not null')
  },
  boolean: (value, pen, path) => {
    if (typeof value !== 'boolean') throw new Misfit(path, 'is no boolean')
    pen.byte(value ? 1 : 0)
  },
  int: (value, pen, path) => {
    if (!isInt(value)) throw new Misfit(path, 'is no int of 32 bits')
    pen.int(value)
  },
  long: (value, pen, path) => {
    if (!isLong(value)) throw new Misfit(path, 'is no long (a bigint of 64 bits)')
    pen.long(value)
  },
  float: (value, pen, path) => {
    if (typeof value !== 'number' || !Object.is(Math.fround(value), value)) throw new Misfit(path, 'is no float')
    pen.float(value)
  },
  double: (value, pen, path) => {
    if (typeof value !== 'number') throw new Misfit(path, 'is no double')
    pen.double(value)
  },
  bytes: (value, pen, path) => {
    if (!(value instanceof Uint8Array)) throw new Misfit(path, 'is no bytes')
    pen.sized(value)
  },
  string: (value, pen, path) => {
    if (typeof value !== 'string' || !value.isWellFormed()) throw new Misfit(path, 'is no text')
    pen.sized(Buffer.from(value))
  },
}

function list(write: Write): Write {
  return (value, pen, path) => {
    if (!isList(value)) throw new Misfit(path, 'is no list')
    if (value.length > 0) pen.int(value.length)
    value.forEach((item, n) => {
      write(item, pen, [...path, String(n)])
    })
    pen.byte(0)
  }
}

function map(write: Write): Write {
  return (value, pen, path) => {
    if (!isObject(value)) throw new Misfit(path, 'is no map')
    const entries = Object.entries(value)
    if (entries.length > 0) pen.int(entries.length)
    for (const [name, inner] of entries) {
      primitives['string']?.(name, pen, [...path, name])
      write(inner, pen, [...path, name])
    }
    pen.byte(0)
  }
}

function symbol(symbols: readonly string[]): Write {
  return (value, pen, path) => {
    const at = typeof value === 'string' ? symbols.indexOf(value) : -1
    if (at < 0) throw new Misfit(path, `is none of ${symbols.join(', ')}`)
    pen.int(at)
  }
}

function fixed(size: number): Write {
  return (value, pen, path) => {
    if (!(value instanceof Uint8Array) || value.length !== size) throw new Misfit(path, `is not ${size} bytes`)
    pen.raw(value)
  }
}
