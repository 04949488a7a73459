// Figures of jobs: whether what nobody asks for is done in time.

extension MetricFamily {
    /// Labels are the names of kinds. Nothing is said while the database does not answer.
    static func families(of jobs: [JobStanding]) -> [MetricFamily] {
        func gauge(_ name: String, _ help: String, _ value: (JobStanding) -> Double?) -> MetricFamily {
            MetricFamily(
                name, .gauge, help,
                jobs.compactMap { job in value(job).map { Sample($0, ["job": job.name]) } })
        }
        return [
            gauge("chengxin_jobs_open", "Jobs that wait or are being done.") { Double($0.open) },
            gauge("chengxin_jobs_held", "Jobs that a worker has.") { Double($0.held) },
            gauge("chengxin_jobs_failing", "Jobs that failed when they were tried last, and wait.") {
                Double($0.failing)
            },
            gauge("chengxin_job_overdue_seconds", "Since when the first job of the kind has been due.") { $0.overdue },
            gauge(
                "chengxin_job_last_success_timestamp_seconds", "When a recurring job was last complete.",
                { $0.finished }),
        ]
    }
}
