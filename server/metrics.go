package server

import (
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// namesCounted is how many operation names metrics tell apart; clients choose names, so all further ones are "other".
const namesCounted = 100

// metrics of one server, in a registry of its own.
type metrics struct {
	registry           *prometheus.Registry
	requests           *prometheus.CounterVec
	requestsInFlight   prometheus.Gauge
	operations         *prometheus.CounterVec
	durations          *prometheus.HistogramVec
	errors             *prometheus.CounterVec
	operationsInFlight prometheus.Gauge
	subscriptions      prometheus.Gauge
	sockets            prometheus.Gauge

	mu    sync.Mutex
	names map[string]bool
}

func newMetrics(version string) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rung_http_requests_total", Help: "HTTP requests by route, method and status.",
		}, []string{"route", "method", "status"}),
		requestsInFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "rung_http_requests_in_flight", Help: "HTTP requests being answered, streams included.",
		}),
		operations: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rung_graphql_operations_total", Help: "GraphQL operations by kind, name (the first 100; then other) and outcome.",
		}, []string{"kind", "name", "outcome"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rung_graphql_operation_duration_seconds", Help: "From an operation's parameters to its last answer; queries and mutations.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"kind"}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rung_graphql_errors_total", Help: "GraphQL operations that met an error, by code.",
		}, []string{"code"}),
		operationsInFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "rung_graphql_operations_in_flight", Help: "GraphQL operations under way, subscriptions included.",
		}),
		subscriptions: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "rung_graphql_subscriptions", Help: "Subscriptions open.",
		}),
		sockets: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "rung_websockets", Help: "WebSocket connections open.",
		}),
		names: map[string]bool{},
	}
	build := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "rung_build_info", Help: "1, with the version as label."}, []string{"version"})
	build.WithLabelValues(version).Set(1)
	m.registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), build,
		m.requests, m.requestsInFlight, m.operations, m.durations, m.errors, m.operationsInFlight, m.subscriptions, m.sockets,
	)
	return m
}

func (m *metrics) operation(kind, name string, codes []string, took time.Duration) {
	outcome := "ok"
	if len(codes) > 0 {
		outcome = "error"
	}
	m.operations.WithLabelValues(kind, m.bounded(name), outcome).Inc()
	if kind != "subscription" {
		m.durations.WithLabelValues(kind).Observe(took.Seconds())
	}
	for _, code := range codes {
		m.errors.WithLabelValues(code).Inc()
	}
}

func (m *metrics) bounded(name string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	if name == "" || m.names[name] {
		return name
	}
	if len(m.names) >= namesCounted {
		return "other"
	}
	m.names[name] = true
	return name
}
