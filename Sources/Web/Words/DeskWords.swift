// The fixed phrases of the desk: every phrase in both languages, or it does not compile.

/// Phrases of the desk where providers send files.
struct DeskWords: Sendable {
    let deskName: String
    let deskHome: String
    let deskUpload: String
    let deskBatches: String
    let deskRules: String
    let deskTodo: String
    let deskNothingOpen: String
    let deskRecent: String
    let deskAllBatches: String
    let deskNoBatches: String
    let deskColumnsHeading: String
    let deskColumnsText: String
    let deskNotSenderHeading: String
    let deskNotSenderText: String
    let uploadHeading: String
    let uploadCorrectHeading: String
    let uploadLead: String
    let uploadItem: String
    let uploadChooseItem: String
    let uploadFile: String
    let uploadFormats: String
    let uploadCorrects: String
    let uploadCorrectsNone: String
    let uploadButton: String
    let uploadForbidden: String
    let uploadFaultHeading: String
    let batchesHeading: String
    let batchState: String
    let batchAnyItem: String
    let batchAnyState: String
    let batchColumn: String
    let batchReceivedOn: String
    let batchCounts: String
    let batchBy: String
    let batchNoneHeading: String
    let batchNoneText: String
    let operationsHeading: String
    let operationsLead: String
    let operationsChecks: String
    let operationsCheck: String
    let operationsAdvice: String
    let operationsPool: String
    let operationsJobs: String
    let operationsJobsUnknown: String
    let operationsJob: String
    let operationsOpen: String
    let operationsOverdue: String
    let operationsFinished: String
    let operationsError: String

    static let chinese = DeskWords(
        deskName: "报送工作台",
        deskHome: "工作台",
        deskUpload: "报送文件",
        deskBatches: "批次",
        deskRules: "校验规则",
        deskTodo: "待办",
        deskNothingOpen: "没有待改正的退回行。",
        deskRecent: "最近的批次",
        deskAllBatches: "全部批次",
        deskNoBatches: "还没有报送过文件。",
        deskColumnsHeading: "官方列",
        deskColumnsText: "空白表只有表头，列名以目录为准。列的顺序可以不同。",
        deskNotSenderHeading: "这个账号不报送信息",
        deskNotSenderText: "只有信息提供单位的报送员和审核员可以报送、查看批次。需要的话，请联系平台运行单位。",
        uploadHeading: "报送文件",
        uploadCorrectHeading: "上传改正后的文件",
        uploadLead: "几秒钟就能知道哪些行已入库、哪些行退回以及为什么。",
        uploadItem: "信息类别",
        uploadChooseItem: "请选择",
        uploadFile: "文件",
        uploadFormats: "Excel 工作簿（.xlsx）或 CSV（UTF-8、GB18030、UTF-16；逗号、分号或制表符）。第一张有官方表头的表会被读取，表头上方可以有标题和说明。",
        uploadCorrects: "这是对哪个批次的改正",
        uploadCorrectsNone: "不是改正",
        uploadButton: "上传并校验",
        uploadForbidden: "不要报送宗教信仰、基因、指纹、血型、疾病和病史；含有这些列的文件整份拒收，什么都不保存。",
        uploadFaultHeading: "文件没有收下",
        batchesHeading: "批次",
        batchState: "状态",
        batchAnyItem: "全部类别",
        batchAnyState: "全部状态",
        batchColumn: "批次",
        batchReceivedOn: "收到",
        batchCounts: "入库／已有／退回",
        batchBy: "经办",
        batchNoneHeading: "没有这样的批次",
        batchNoneText: "换一个条件，或者报送一个文件。",
        operationsHeading: "平台运行",
        operationsLead: "这一台服务器此刻看到的情况。各项含义见运行手册。",
        operationsChecks: "能否接待访客",
        operationsCheck: "检查",
        operationsAdvice: "怎么办",
        operationsPool: "连接与请求",
        operationsJobs: "任务",
        operationsJobsUnknown: "数据库没有应答，任务的情况暂时看不到。",
        operationsJob: "任务",
        operationsOpen: "未办",
        operationsOverdue: "已到期",
        operationsFinished: "上次办成",
        operationsError: "最近的差错")

    static let english = DeskWords(
        deskName: "Submission desk",
        deskHome: "Desk",
        deskUpload: "Send a file",
        deskBatches: "Batches",
        deskRules: "Rules",
        deskTodo: "To do",
        deskNothingOpen: "No returned rows wait to be mended.",
        deskRecent: "Latest batches",
        deskAllBatches: "All batches",
        deskNoBatches: "No file was sent yet.",
        deskColumnsHeading: "Official columns",
        deskColumnsText:
            "Empty tables with nothing but the header; the names are those of the catalogue. The order of columns is free.",
        deskNotSenderHeading: "This account sends no information",
        deskNotSenderText:
            "Only clerks and reviewers of information providers send files and see batches. If you need to, ask the operator of the platform.",
        uploadHeading: "Send a file",
        uploadCorrectHeading: "Send the corrected file",
        uploadLead: "Within seconds you know which rows are in, which came back, and why.",
        uploadItem: "Item",
        uploadChooseItem: "Please choose",
        uploadFile: "File",
        uploadFormats:
            "Excel workbook (.xlsx) or CSV (UTF-8, GB18030, UTF-16; comma, semicolon or tab). The first sheet with the official header is read; titles and remarks may stand above it.",
        uploadCorrects: "Which batch it corrects",
        uploadCorrectsNone: "None",
        uploadButton: "Upload and check",
        uploadForbidden:
            "Send no religion, genes, fingerprints, blood type, illness or medical history: a file with such a column is refused whole, and nothing of it is kept.",
        uploadFaultHeading: "The file was not taken",
        batchesHeading: "Batches",
        batchState: "State",
        batchAnyItem: "All items",
        batchAnyState: "All states",
        batchColumn: "Batch",
        batchReceivedOn: "Received",
        batchCounts: "Entered / known / returned",
        batchBy: "Sent by",
        batchNoneHeading: "No such batch",
        batchNoneText: "Change the filter, or send a file.",
        operationsHeading: "State of the service",
        operationsLead: "What this server sees at this moment. The operations manual says what it means.",
        operationsChecks: "Ready for readers",
        operationsCheck: "Check",
        operationsAdvice: "What to do",
        operationsPool: "Connections and requests",
        operationsJobs: "Jobs",
        operationsJobsUnknown: "The database does not answer, so nothing is known of its jobs.",
        operationsJob: "Job",
        operationsOpen: "Open",
        operationsOverdue: "Overdue",
        operationsFinished: "Last done",
        operationsError: "Last error")
}
