"""Words for own_grammar.py: what reports of casualties are made of."""

# past, participle, present singular, present plural, gerund
HARM_VERBS = [
    ("killed", "killed", "kills", "kill", "killing"),
    ("killed", "killed", "kills", "kill", "killing"),
    ("killed", "killed", "kills", "kill", "killing"),
    ("wounded", "wounded", "wounds", "wound", "wounding"),
    ("injured", "injured", "injures", "injure", "injuring"),
    ("hurt", "hurt", "hurts", "hurt", "hurting"),
    ("murdered", "murdered", "murders", "murder", "murdering"),
    ("slaughtered", "slaughtered", "slaughters", "slaughter", "slaughtering"),
    ("shot", "shot", "shoots", "shoot", "shooting"),
    ("massacred", "massacred", "massacres", "massacre", "massacring"),
    ("executed", "executed", "executes", "execute", "executing"),
    ("beheaded", "beheaded", "beheads", "behead", "beheading"),
    ("stabbed", "stabbed", "stabs", "stab", "stabbing"),
    ("abducted", "abducted", "abducts", "abduct", "abducting"),
    ("kidnapped", "kidnapped", "kidnaps", "kidnap", "kidnapping"),
    ("captured", "captured", "captures", "capture", "capturing"),
    ("displaced", "displaced", "displaces", "displace", "displacing"),
    ("maimed", "maimed", "maims", "maim", "maiming"),
    ("detained", "detained", "detains", "detain", "detaining"),
    ("arrested", "arrested", "arrests", "arrest", "arresting"),
    ("burned", "burned", "burns", "burn", "burning"),
    ("buried", "buried", "buries", "bury", "burying"),
    ("trapped", "trapped", "traps", "trap", "trapping"),
    ("freed", "freed", "frees", "free", "freeing"),
    ("rescued", "rescued", "rescues", "rescue", "rescuing"),
    ("evacuated", "evacuated", "evacuates", "evacuate", "evacuating"),
]
HIT_VERBS = [
    ("attacked", "attacked", "attacks", "attack", "attacking"),
    ("stormed", "stormed", "storms", "storm", "storming"),
    ("shelled", "shelled", "shells", "shell", "shelling"),
    ("bombed", "bombed", "bombs", "bomb", "bombing"),
    ("raided", "raided", "raids", "raid", "raiding"),
    ("ambushed", "ambushed", "ambushes", "ambush", "ambushing"),
    ("hit", "hit", "hits", "hit", "hitting"),
    ("struck", "struck", "strikes", "strike", "striking"),
    ("destroyed", "destroyed", "destroys", "destroy", "destroying"),
    ("overran", "overrun", "overruns", "overrun", "overrunning"),
    ("torched", "torched", "torches", "torch", "torching"),
    ("rocked", "rocked", "rocks", "rock", "rocking"),
]
DIE_VERBS = [
    ("died", "died", "dies", "die", "dying"),
    ("died", "died", "dies", "die", "dying"),
    ("perished", "perished", "perishes", "perish", "perishing"),
    ("drowned", "drowned", "drowns", "drown", "drowning"),
    ("fled", "fled", "flees", "flee", "fleeing"),
    ("disappeared", "disappeared", "disappears", "disappear", "disappearing"),
    ("suffocated", "suffocated", "suffocates", "suffocate", "suffocating"),
    ("fell", "fallen", "falls", "fall", "falling"),
    ("survived", "survived", "survives", "survive", "surviving"),
]
HAPPEN_VERBS = [
    ("exploded", "exploded", "explodes", "explode", "exploding"),
    ("detonated", "detonated", "detonates", "detonate", "detonating"),
    ("collapsed", "collapsed", "collapses", "collapse", "collapsing"),
    ("derailed", "derailed", "derails", "derail", "derailing"),
    ("sank", "sunk", "sinks", "sink", "sinking"),
    ("crashed", "crashed", "crashes", "crash", "crashing"),
    ("capsized", "capsized", "capsizes", "capsize", "capsizing"),
    ("overturned", "overturned", "overturns", "overturn", "overturning"),
]
SAY_VERBS = [
    ("said", "said", "says", "say", "saying"),
    ("said", "said", "says", "say", "saying"),
    ("reported", "reported", "reports", "report", "reporting"),
    ("announced", "announced", "announces", "announce", "announcing"),
    ("claimed", "claimed", "claims", "claim", "claiming"),
    ("confirmed", "confirmed", "confirms", "confirm", "confirming"),
    ("denied", "denied", "denies", "deny", "denying"),
    ("added", "added", "adds", "add", "adding"),
    ("acknowledged", "acknowledged", "acknowledges", "acknowledge",
     "acknowledging"),
]
PEOPLE = [  # singular, plural
    ("person", "people"), ("person", "people"), ("civilian", "civilians"),
    ("soldier", "soldiers"), ("child", "children"), ("woman", "women"),
    ("man", "men"), ("policeman", "policemen"), ("officer", "officers"),
    ("rebel", "rebels"), ("militant", "militants"), ("fighter", "fighters"),
    ("villager", "villagers"), ("worker", "workers"), ("miner", "miners"),
    ("pupil", "pupils"), ("student", "students"), ("guest", "guests"),
    ("passenger", "passengers"), ("migrant", "migrants"),
    ("hostage", "hostages"), ("protester", "protesters"),
    ("worshipper", "worshippers"), ("guerrilla", "guerrillas"),
    ("troop", "troops"), ("insurgent", "insurgents"), ("boy", "boys"),
    ("girl", "girls"), ("peasant", "peasants"), ("resident", "residents"),
    ("pilgrim", "pilgrims"), ("journalist", "journalists"),
    ("doctor", "doctors"), ("aid worker", "aid workers"),
    ("police officer", "police officers"), ("peacekeeper", "peacekeepers"),
    ("refugee", "refugees"), ("victim", "victims"), ("tourist", "tourists"),
    ("terrorist", "terrorists"), ("gunman", "gunmen"), ("priest", "priests"),
    ("farmer", "farmers"), ("fisherman", "fishermen"), ("nurse", "nurses"),
    ("prisoner", "prisoners"), ("sailor", "sailors"), ("driver", "drivers"),
    ("bystander", "bystanders"), ("teenager", "teenagers"),
]
ACTORS = ["rebels", "militants", "gunmen", "troops", "insurgents", "soldiers",
          "guerrillas", "terrorists", "police", "fighters", "extremists",
          "separatists", "bandits", "forces", "paramilitaries", "attackers",
          "jihadists", "herdsmen", "raiders", "commandos", "marines"]
GROUPS = ["army", "military", "government", "police", "junta", "militia",
          "group", "movement", "guard", "coalition", "air force", "navy"]
CAUSES = ["blast", "explosion", "attack", "bombing", "airstrike", "strike",
          "raid", "shooting", "ambush", "earthquake", "quake", "fire",
          "crash", "collapse", "stampede", "shelling", "bombardment",
          "landslide", "mudslide", "flood", "storm", "cyclone", "tornado",
          "hurricane", "assault", "massacre", "offensive", "clash",
          "explosions", "floods", "airstrikes", "clashes", "landslides",
          "riots", "avalanche", "accident", "disaster", "tsunami", "war",
          "drone strike", "missile strike", "rocket attack", "gas leak",
          "suicide bombing", "car bombing", "landmine explosion",
          "bus crash", "plane crash", "train crash", "car bomb", "bomb",
          "mine", "shell", "rocket", "missile", "grenade", "roadside bomb",
          "gun battle", "knife attack", "arson attack", "heat wave"]
THINGS = ["bus", "train", "boat", "ferry", "bridge", "mine", "building",
          "plane", "helicopter", "truck", "dam", "factory", "roof"]
TARGETS = ["hotel", "village", "mosque", "church", "school", "hospital",
           "market", "camp", "checkpoint", "convoy", "base", "barracks",
           "house", "town", "station", "airport", "bus", "prison", "school",
           "embassy", "restaurant", "warehouse", "bakery"]
ADJECTIVES = ["Israeli", "Syrian", "Russian", "Afghan", "Iraqi", "Turkish",
              "Armenian", "Ukrainian", "Somali", "Kurdish", "armed",
              "Palestinian", "Shiite", "Islamist", "suspected", "Maoist",
              "government", "rebel", "Salvadoran", "Pakistani", "Nigerian",
              "Azerbaijani", "local", "foreign", "young", "unarmed", "masked"]
PLACES = ["Karsan", "Tarvo", "Baghdad", "Mosul", "Idlib", "Kabul", "Gaza",
          "Aleppo", "Kharkiv", "Mogadishu", "Lahore", "Shusha", "Stepanakert",
          "Maiduguri", "Quetta", "Donetsk", "Goma", "Sanaa", "Tripoli",
          "Homs", "Bogota", "Lima", "Manila", "Khartoum", "Juba", "Bamako"]
COUNTRIES = ["Azerbaijan", "Armenia", "Israel", "Syria", "Russia", "Ukraine",
             "Baku", "Moscow", "Hamas", "Turkey", "Hezbollah", "Ankara"]
REGIONS = ["province", "region", "district", "capital", "city", "town",
           "border", "valley", "village", "suburb", "north", "south", "east"]
NAMES = ["Omar Haddad", "Ali Rahimi", "Maria Lopez", "Ivan Petrov",
         "Abdul Karim Noori", "Leyla Aliyeva", "John Okafor", "Samir Aziz",
         "Pavel Novak", "Rosa Mendez", "Hassan Abdi", "Ruben Sargsyan"]
TITLES = ["Colonel", "General", "President", "Minister", "Captain", "Major"]
ROLES = ["spokesman", "spokeswoman", "official", "commander", "witness",
         "doctor", "mayor", "governor", "officer", "resident"]
SPEAKERS = ["police", "officials", "witnesses", "authorities", "doctors",
            "residents", "activists", "rescuers", "medics", "investigators"]
BODIES = ["ministry", "defence ministry", "health ministry", "interior "
          "ministry", "police", "army", "agency", "hospital", "governor",
          "news agency", "rescue service", "observatory", "Red Crescent"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
        "Sunday"]
MONTHS = ["January", "March", "April", "June", "July", "September", "October"]
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine",
         "ten", "eleven", "twelve", "fifteen", "twenty", "thirty"]
DOZENS = ["dozens", "hundreds", "scores", "thousands", "tens"]
