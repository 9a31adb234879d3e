// Package ladders reads and writes ladder files: one YAML file says everything about one career
// ladder, and ladder.schema.json describes the same format to editors. Five ladders come with Rung.
//
// Parse turns a file into the record that the rest of Rung works with and reports every mistake of
// the file at once; Format writes a record back, so that a ladder can be fetched, edited and saved.
package ladders
