// What the operator reads of the service: which check holds, what to do if not, how jobs stand.

internal import WorkingDays

extension Sentences {
    func name(of check: ReadyCheck) -> String {
        switch check {
        case .database: say("数据库应答", "The database answers")
        case .schema: say("表结构是本版本的", "Tables are those of this version")
        case .policy: say("规则包没有被替换", "The policy pack was not replaced")
        case .place: say("城市数据在这个库里", "The city is in this database")
        case .shutdown: say("服务没有在退出", "The server is not leaving")
        }
    }

    func status(holds: Bool) -> StatusView {
        holds
            ? StatusView(tone: "plain", word: say("正常", "Holds"))
            : StatusView(tone: "alert", word: say("不正常", "Does not hold"))
    }

    func advice(on check: ReadyCheck) -> String {
        switch check {
        case .database: say("请看数据库服务器；这里不用重启。", "See the server of the database; nothing has to be restarted here.")
        case .schema: say("请运行 chengxin migrate。", "Run chengxin migrate.")
        case .policy: say("请装上已生效的规则包，再重启这个服务。", "Install the pack that is active, and start this server again.")
        case .place: say("请用新的数据库启动服务，或者先完成迁移。", "Start the servers with its new place, or finish the move.")
        case .shutdown: say("不用做什么，它自己会退出。", "Nothing; it ends by itself.")
        }
    }

    func figures(
        connections: Int, of limit: Int, waiting: Int, requests: Int, files: (running: Int, waiting: Int)
    ) -> [FigureView] {
        [
            FigureView(
                label: say("在用的数据库连接", "Database connections in use"), value: number(connections),
                note: say("最多 \(number(limit)) 个", "of \(number(limit))")),
            FigureView(label: say("等待连接的工作", "Work that waits for one"), value: number(waiting), note: nil),
            FigureView(label: say("正在应答的请求", "Requests being answered"), value: number(requests), note: nil),
            FigureView(
                label: say("正在入库的文件", "Files being taken in"), value: number(files.running),
                note: say("另有 \(number(files.waiting)) 个等待", "\(number(files.waiting)) more wait")),
        ]
    }

    func status(of job: JobStanding) -> StatusView {
        if job.failing > 0 { return StatusView(tone: "alert", word: say("失败，将重试", "Failed, will be tried again")) }
        if job.held > 0 { return StatusView(tone: "waiting", word: say("办理中", "Being done")) }
        // Workers look every quarter of a minute; a lease of one that died lasts two.
        if job.overdue > 300 { return StatusView(tone: "alert", word: say("超时未办", "Overdue")) }
        return StatusView(
            tone: "plain", word: job.finished == nil ? say("还没有运行过", "Not run yet") : say("正常", "In time"))
    }

    func overdue(_ job: JobStanding) -> String {
        guard job.overdue >= 1 else { return say("没有", "No") }
        let minutes = Int(job.overdue / 60)
        return minutes < 1 ? say("不到一分钟", "less than a minute") : count(minutes, " 分钟", "minute", "minutes")
    }

    /// Day and time of day in Shanghai.
    func moment(microseconds: Int64) -> String {
        shortDay(Day.instant(microseconds: microseconds)) + " " + clock(microseconds)
    }
}
