// Package model holds the input types and results of the API that package org does not know.
package model
